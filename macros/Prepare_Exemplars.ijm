// Makes a folder of exemplars from an open image: labels, a look at what would be learned from, export.
//
// Argument (none is needed): output
//   output     a folder, made if need be
//
// Leaves in the output folder: exemplars (images and text.json), preview.tif (what the built-in model
// would see), stack.tif (the folder opened again), and done.txt, written last.

output = getDirectory("home") + "reversion";
if (getArgument() != "") output = getArgument();

setBatchMode(true);
File.makeDirectory(output);
done = output + File.separator + "done.txt";
if (File.exists(done)) ok = File.delete(done);
folder = output + File.separator + "exemplars";

// Any stack will do; this one comes with the program. Its labels are replaced below.
run("Relation Exemplars...", "example=on size=96");
run("Label Exemplars...", "captions=[1: red star {} blue circle\n1: star {} circle\n2: cat {} mat\n3: owl {} jar]");

// A box of its own for each of the slices that are used.
for (slice = 1; slice <= 3; slice++) {
	setSlice(slice);
	makeRectangle(8 * slice, 4, 64, 48);
	Overlay.addSelection;
	Overlay.setPosition(slice);
}
run("Select None");
chosen = "slices=1-3 crop=overlay fit=pad";

run("Preview Exemplars...", chosen + " size=64 layout=stack");
saveAs("Tiff", output + File.separator + "preview.tif");
close();
run("Export Exemplar Folder...", chosen + " folder=[" + folder + "]");
close("*");

run("Import Exemplar Folder...", "folder=[" + folder + "]");
saveAs("Tiff", output + File.separator + "stack.tif");
close("*");
File.saveString(folder + "\n", done);
