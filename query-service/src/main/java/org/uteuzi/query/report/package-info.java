/** Lists across institutions, written row by row as JSON, CSV or XLSX. */
@NullMarked
package org.uteuzi.query.report;

import org.jspecify.annotations.NullMarked;
