package io.github.reversion.ij1.desk;

import java.awt.Window;

/** What else the guide shows: what a relation is worth, which models there are, what computes. */
final class LookingAround {
  private final Desk desk;

  LookingAround(Desk desk) {
    this.desk = desk;
  }

  void look() throws Exception {
    compare();
    explain();
    models();
    device();
  }

  private void compare() throws Exception {
    Window dialog = desk.choose("Compare Relations...", "Compare Relations");
    desk.write(dialog, "Relation file", FirstMinutes.RELATION);
    desk.write(dialog, "Prompts", FirstMinutes.PROMPTS);
    desk.close(dialog, "OK");
    desk.await("Compare Relations", "Stop");
    desk.finish();
    desk.photograph(desk.await("Compared relations"), "compare");
  }

  private void explain() throws Exception {
    Window dialog = desk.choose("Explain Relation...", "Explain Relation");
    desk.write(dialog, "Relation file", FirstMinutes.RELATION);
    desk.close(dialog, "OK");
    desk.finish();
    desk.photograph(desk.await("wrapped_in, "), "explain");
  }

  private void models() throws Exception {
    Window dialog = desk.choose("Models...", "Models");
    desk.photograph(dialog, "models");
    desk.close(dialog, "OK");
    desk.finish();
    desk.await("Models");
  }

  private void device() throws Exception {
    Window dialog = desk.choose("Device...", "Device");
    desk.close(dialog, "OK");
    desk.finish();
    Window table = desk.await("Device");
    table.setSize(960, 260);
    desk.photograph(table, "device");
  }
}
