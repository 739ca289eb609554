// How sure a coded event is: logistic regression (models/event_score.tsv) over what can be named
// and read in the table: the frame, the predicate, who stands on its sides, where the act stands in
// the sentence and what sentence and report are about. Trained by bench/event_scores_tool.cc.
#pragma once

#include "event/frame.h"
#include "event/topics.h"
#include "event/tree.h"
#include "model/linear_table.h"

namespace khaldun::event {

// What speaks for and against the events of one document being acts as the codebook wants them.
// Requires the layers that the coder needs; document, its
// quotations and topics must outlive it.
class ScoreFeatures {
 public:
  ScoreFeatures(const Document& document, const Quotations& quotations, const Topics& topics);

  // `frame` is the one that the event was coded by.
  void Of(const Tree& tree, const Event& event, const Frame& frame, model::FeatureSink& sink) const;

 private:
  void Predicate(const Tree& tree, const Event& event, const Frame& frame,
                 model::FeatureSink& sink) const;
  void Sides(const Tree& tree, const Event& event, model::FeatureSink& sink) const;
  void Surroundings(const Tree& tree, const Event& event, model::FeatureSink& sink) const;
  void Report(const Event& event, model::FeatureSink& sink) const;

  const Quotations& quotations_;
  const Topics& topics_;
  std::vector<std::string> report_;  // what the whole report says, ready for each event
};

// Immutable, thread-safe.
class Scorer {
 public:
  // Resource error where the table or the topics are missing or broken.
  static Result<Scorer> Load(const resources::Share& share);

  const Topics& topics() const { return topics_; }

  // 0 to 1: of events at 0.8 eight in ten are right in type, status and in being one at all.
  double Probability(const ScoreFeatures& features, const Tree& tree, const Event& event,
                     const Frame& frame) const;

 private:
  Scorer(model::LinearTable table, Topics topics)
      : table_(std::move(table)), topics_(std::move(topics)) {}
  model::LinearTable table_;
  Topics topics_;
};

}  // namespace khaldun::event
