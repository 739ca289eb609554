// How wide and how colourful the output may be.
#pragma once

#include <string>

#include "publish/terminal.h"

namespace khaldun::app {

// `output` as in -o. The terminal's width and colour where the output goes to one (no colour where
// NO_COLOR is set, see no-color.org); else 100 columns and none.
publish::TerminalStyle StyleOf(const std::string& output);

}  // namespace khaldun::app
