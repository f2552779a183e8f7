package io.github.reversion.exemplar.ij;

/** Which ROIs cut exemplars out of their slices; what is cut out is the box around the ROI. */
public enum StackCrop {
  /** The frames that importing a folder draws around images of different sizes, where there are. */
  AUTO,
  /** None: slices are taken whole. */
  NONE,
  /** The image's selection, from every slice. */
  SELECTION,
  /** Those of the overlay: each from the slice it stands on, or, without a position, from all. */
  OVERLAY,
  /** Those of the ROI Manager, likewise. */
  ROI_MANAGER
}
