#ifndef RCN_TESTS_CASES_STORY_H
#define RCN_TESTS_CASES_STORY_H

#include "base/arena.h"
#include "clean/clean.h"

/** A cleaned document as a person reads it, in the order of the source:
 *
 *     paragraph: what is kept, by the kind of its block
 *     = title: what is metadata, by its class
 *     - widget-share: what is removed
 *     ~ broken-url: what is replaced => what stands for it
 *     ? doubled-word: what the editor is asked about
 *
 * A line end within a block is shown as " / ", the bound of a cell as " | ";
 * changes of white space alone are not shown. */
rcn_text rcn_story(rcn_arena *arena, const rcn_cleaned *cleaned);

#endif
