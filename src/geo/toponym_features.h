// What speaks for and against a candidate being a toponym: named features for the linear model of
// models/geo/toponym.tsv. Training and scoring run the same code.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "geo/candidates.h"
#include "model/linear_table.h"

namespace khaldun::geo {

// What the whole document says about each candidate's name. Built once, from all candidates.
class NameHabits {
 public:
  NameHabits(const DocumentWords& words, const std::vector<Candidate>& candidates);

  struct Habit {
    uint16_t seen = 0;  // occurrences
    uint16_t after_place_preposition = 0;
    uint16_t before_comma = 0;
    uint16_t after_title = 0;
    uint16_t inside_run = 0;  // part of a longer run of capitals
    uint16_t before_speech = 0;
  };
  const Habit& Of(const Candidate& c) const { return habits_.at(c.key); }

  // The word stands as the last of a longer name or behind a title somewhere: "Paris" of "Kevin
  // Paris".
  bool SurnameSomewhere(std::string_view lower) const {
    return surnames_.contains(std::string(lower));
  }

 private:
  std::unordered_map<uint64_t, Habit> habits_;
  std::unordered_map<std::string, bool> surnames_;
};

struct FeatureContext {
  const DocumentWords& words;
  const Gazetteer& gazetteer;
  const NameHabits& habits;
  const std::vector<Candidate>& candidates;  // all of the document, by begin
  WordRange sentence;
  bool all_capitals = false;  // the sentence is a headline in capitals
};

void ToponymFeatures(const FeatureContext& context, const Candidate& candidate,
                     model::FeatureSink& sink);

// The sum of the weights: log odds of being a toponym.
float ScoreToponym(const FeatureContext& context, const Candidate& candidate,
                   const model::LinearTable& model);

}  // namespace khaldun::geo
