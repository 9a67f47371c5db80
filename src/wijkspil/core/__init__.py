"""What every app builds on; knows no municipal word."""
