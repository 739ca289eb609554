// The sample reports, for tests that link the pipeline.
#pragma once

#include <gtest/gtest.h>

#include <vector>

#include "ingest/source.h"
#include "support/documents.h"

namespace khaldun::testing {

// Every report of samples/; a test that cannot read them fails.
inline std::vector<Story> Samples() {
  auto source = ingest::Source::Open({SourceFolder() + "/samples"});
  EXPECT_TRUE(source);
  std::vector<Story> stories;
  for (;;) {
    auto item = (*source)->Next();
    EXPECT_TRUE(item);
    if (!item || !*item) return stories;
    stories.push_back(std::get<Story>(**item));
  }
}

}  // namespace khaldun::testing
