package org.espalier.stdlib.data;

/** {@code x' = xx * x + xy * y + dx; y' = yx * x + yy * y + dy}. */
record Affine(float xx, float xy, float dx, float yx, float yy, float dy) {

  /** Stretches, then shears, then turns (radians), then moves to a place. */
  static Affine of(double scaleX, double scaleY, double shear, double angle, double x, double y) {
    // StrictMath: the same bits on every machine.
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    double sheared = shear * scaleY;
    return new Affine(
        (float) (cos * scaleX),
        (float) (cos * sheared - sin * scaleY),
        (float) x,
        (float) (sin * scaleX),
        (float) (sin * sheared + cos * scaleY),
        (float) y);
  }

  /** The same after a move of the point given to the origin. */
  Affine from(float originX, float originY) {
    return new Affine(
        xx, xy, dx - xx * originX - xy * originY, yx, yy, dy - yx * originX - yy * originY);
  }

  float x(float x, float y) {
    return xx * x + xy * y + dx;
  }

  float y(float x, float y) {
    return yx * x + yy * y + dy;
  }
}
