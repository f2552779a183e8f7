package io.github.reversion.command;

import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/**
 * <b>File &gt; Open Samples &gt; ReVersion &gt; Relation Exemplars...</b>: {@link OpenExemplars} in
 * the place where users look for samples. Names of commands are unique in ImageJ.
 */
@Plugin(
    type = Command.class,
    menuPath = "File>Open Samples>ReVersion>Relation Exemplars...",
    initializer = "prepare")
public final class OpenSampleExemplars extends OpenExemplars {}
