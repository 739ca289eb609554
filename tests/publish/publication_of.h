#pragma once

#include <gtest/gtest.h>

#include "publish/publication.h"
#include "support/documents.h"

namespace khaldun::testing {

inline publish::Publication PublicationForTests() {
  auto share = resources::Share::Find(ShareFolder());
  EXPECT_TRUE(share);
  auto ontology = resources::Ontology::Load(*share);
  EXPECT_TRUE(ontology) << ontology.error().message();
  return {{"0.1.0", "m", "l"}, std::make_shared<resources::Ontology>(std::move(*ontology)), false};
}

}  // namespace khaldun::testing
