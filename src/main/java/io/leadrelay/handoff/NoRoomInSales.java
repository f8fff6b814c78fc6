package io.leadrelay.handoff;

/** Every rep who comes into question works on as many leads as their cap allows, or is away. */
public class NoRoomInSales extends Exception {

  private static final long serialVersionUID = 1L;

  NoRoomInSales() {
    super("No rep who comes into question has room.");
  }
}
