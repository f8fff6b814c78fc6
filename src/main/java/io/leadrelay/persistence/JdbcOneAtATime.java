package io.leadrelay.persistence;

import io.leadrelay.lead.OneAtATime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@Repository
class JdbcOneAtATime implements OneAtATime {

  private final JdbcClient jdbc;
  private final TransactionTemplate lock;

  JdbcOneAtATime(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.lock = new TransactionTemplate(transactions);
    this.lock.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  @Override
  public boolean tryTo(String job, Runnable work) {
    return Boolean.TRUE.equals(
        lock.execute(
            held -> {
              var free =
                  jdbc.sql("select job from job_lock where job = ? for update skip locked")
                      .param(job)
                      .query(String.class)
                      .optional()
                      .isPresent();
              if (free) {
                work.run();
              }
              return free;
            }));
  }
}
