// The stage from lexicons that are read already: for tests, and for lexicons of the user's own.
#pragma once

#include <memory>

#include "entity/name_lexicon.h"
#include "entity/name_tagger.h"
#include "entity/place_names.h"
#include "entity/roles.h"
#include "khaldun/stage.h"

namespace khaldun::entity {

// The trained tagger of names and what it looks up.
struct NameModel {
  model::ModelFile file;  // holds what classes and tagger point into
  PlaceNames places;
  WordClasses classes;
  NameTagger tagger;

  // models/entity.bin and place_names.bin.
  static Result<NameModel> Load(const resources::Share& share);
};

std::unique_ptr<Stage> MakeStage(NameLexicon lexicon, Roles roles, NameModel model);

}  // namespace khaldun::entity
