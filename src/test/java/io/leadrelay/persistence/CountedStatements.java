package io.leadrelay.persistence;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** The transaction's own connection, with its statements counted. */
public final class CountedStatements extends AbstractDataSource {

  private final DataSource dataSource;
  private final AtomicInteger statements = new AtomicInteger();

  public CountedStatements(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** How many there were, counted anew from here on. */
  public int count() {
    return statements.getAndSet(0);
  }

  @Override
  public Connection getConnection() {
    var connection = DataSourceUtils.getConnection(dataSource);
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                return null;
              }
              if (method.getName().matches("prepare.*|createStatement")) {
                statements.incrementAndGet();
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public Connection getConnection(String user, String password) {
    return getConnection();
  }
}
