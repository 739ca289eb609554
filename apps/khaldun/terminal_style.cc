#include "terminal_style.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

namespace khaldun::app {

publish::TerminalStyle StyleOf(const std::string& output) {
  publish::TerminalStyle style;
  if (!output.empty() || isatty(STDOUT_FILENO) == 0) return style;
  const char* no_colour = std::getenv("NO_COLOR");
  style.colour = no_colour == nullptr || *no_colour == '\0';
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    style.width = std::clamp<size_t>(size.ws_col, 60, 200);
  }
  return style;
}

}  // namespace khaldun::app
