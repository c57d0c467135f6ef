package org.uteuzi.query.structure;

import java.util.List;
import org.uteuzi.structure.Structure;

/** Who holds a post on a day; those who act stand among them, marked by their capacity. */
public record HoldersAnswer(Basis basis, String postId, List<Structure.Holder> holders) {}
