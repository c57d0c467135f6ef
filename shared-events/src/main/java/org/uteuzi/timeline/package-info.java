/** The pure bitemporal algebra: recorded facts in, belief out; nothing else decides what is believed. */
@NullMarked
package org.uteuzi.timeline;

import org.jspecify.annotations.NullMarked;
