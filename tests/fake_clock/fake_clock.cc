// Loaded before the C library, makes every clock of the calendar say the year 2100.
#include <sys/time.h>
#include <time.h>

namespace {
constexpr time_t kThen = 4102444800;  // 2100-01-01
}

extern "C" {

time_t time(time_t* out) noexcept {
  if (out != nullptr) *out = kThen;
  return kThen;
}

int gettimeofday(timeval* out, void*) noexcept {
  *out = {kThen, 0};
  return 0;
}

// The steady clock stands still, so that nothing takes too long.
int clock_gettime(clockid_t, timespec* out) noexcept {
  *out = {kThen, 0};
  return 0;
}

}  // extern "C"
