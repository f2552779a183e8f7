// Draws what a table asks for.
//
// Argument: table|output|steps
//   table      a CSV file whose first line is prompt,relation,seed,count; {} in a prompt stands for the
//              relation, which is a file, its path as it is or from the table's folder on, or empty. Text with
//              commas stands between quotes.
//   output     a folder, made if need be
//   steps      sampler steps; left out: as the preset
//
// Leaves in the output folder: row-001.tif and so on, whose slice labels tell prompt, seed and relation, and
// done.txt, written last. The whole table is looked at before the first image is drawn.

argument = getArgument();
if (argument == "") argument = File.openDialog("Table of prompts") + "|" + getDirectory("Output");
parts = split(argument, "|");
table = parts[0];
output = parts[1] + File.separator;
steps = "";
if (parts.length > 2) steps = parts[2];

setBatchMode(true);
File.makeDirectory(output);
done = output + "done.txt";
if (File.exists(done)) ok = File.delete(done);

lines = split(replace(File.openAsString(table), "\r", ""), "\n");
if (lines[0] != "prompt,relation,seed,count")
	exit("The first line of " + table + " is " + lines[0] + "; it must be prompt,relation,seed,count.");
options = newArray(0);
for (i = 1; i < lines.length; i++) {
	cells = parsed(lines[i]);
	if (cells.length != 4)
		exit("Line " + (i + 1) + " of " + table + " has " + cells.length + " cells; write 4, and text with commas between quotes.");
	relation = cells[1];
	if (relation != "" && !File.exists(relation)) relation = File.getDirectory(table) + relation;
	if (relation != "" && !File.exists(relation))
		exit("Line " + (i + 1) + " of " + table + ": there is no file " + cells[1] + "; name a relation file that is there.");
	options = Array.concat(options, "relation=[" + relation + "] seed=" + cells[2] + " count=" + cells[3]
		+ " prompts=[" + cells[0] + "]");
}

for (i = 0; i < options.length; i++) {
	run("Generate Images...", "preset=quick steps=" + steps + " " + options[i]);
	saveAs("Tiff", output + "row-" + IJ.pad(i + 1, 3) + ".tif");
	close("*");
}
File.saveString(options.length + "\n", done);

// The cells of a line of CSV.
function parsed(line) {
	cells = newArray(0);
	cell = "";
	quoted = false;
	for (k = 0; k < lengthOf(line); k++) {
		c = substring(line, k, k + 1);
		if (c == "\"") {
			quoted = !quoted;
		} else if (c == "," && !quoted) {
			cells = Array.concat(cells, cell);
			cell = "";
		} else {
			cell = cell + c;
		}
	}
	return Array.concat(cells, cell);
}
