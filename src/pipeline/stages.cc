// The data's way through the program. A report is opened by clean, which gives the text layer; then
// each stage below adds the layer that bears its name (khaldun/layers.h). To add a stage, add a
// line.
#include "pipeline/stages.h"

#include <fmt/format.h>

#include "coref/coref.h"
#include "entity/entity.h"
#include "event/event.h"
#include "geo/geo.h"
#include "pipeline/order.h"
#include "quote/quote.h"
#include "relation/relation.h"
#include "segment/segment.h"
#include "syntax/syntax.h"
#include "when/when.h"

namespace khaldun::pipeline {
namespace {

Status Named(Layer stage, const Status& why) {
  return {why.code(), "stage '" + std::string(Name(stage)) + "': " + why.message()};
}

class StageList {
 public:
  explicit StageList(Layer last) : last_(last) {}

  template <class Make>
  void Add(Layer layer, Make&& make) {
    if (!status_.ok() || layer > last_) return;
    Result<std::unique_ptr<Stage>> stage = make();
    if (stage) {
      stages_.push_back(std::move(*stage));
    } else {
      status_ = Named(layer, stage.error());
    }
  }

  Result<std::vector<std::unique_ptr<Stage>>> Take() {
    KHALDUN_TRY(status_);
    KHALDUN_TRY(CheckOrder(stages_));
    if (last_ != Layer::kText && (stages_.empty() || stages_.back()->gives() != last_)) {
      return Status::Internal(fmt::format("no stage gives layer '{}'", Name(last_)));
    }
    return std::move(stages_);
  }

 private:
  Layer last_;
  Status status_;
  std::vector<std::unique_ptr<Stage>> stages_;
};

}  // namespace

Result<std::vector<std::unique_ptr<Stage>>> MakeStages(const resources::Share& share,
                                                       const EngineOptions& options) {
  // The last stages are made first: they know which sentences need no arcs.
  event::Coder coder;
  if (options.last >= Layer::kEvent) {
    auto made = event::MakeCoder(share, {options.all_types, options.least_confidence});
    if (!made) return Named(Layer::kEvent, made.error());
    coder = std::move(*made);
  }
  syntax::ParseGate gate = coder.may_hold_event;
  relation::RelationReader relations;
  if (options.last >= Layer::kRelation) {
    auto made = relation::MakeReader(share);
    if (!made) return Named(Layer::kRelation, made.error());
    relations = std::move(*made);
    gate = [event = coder.may_hold_event, relation = relations.may_hold_relation](
               const Document& document, const SyntaxLayer& syntax, SentenceId sentence) {
      return event(document, syntax, sentence) || relation(document, syntax, sentence);
    };
  }
  if (options.parse_everything) gate = nullptr;

  StageList list(options.last);
  list.Add(Layer::kSegment, [&] { return segment::MakeStage(share); });
  list.Add(Layer::kSyntax, [&] { return syntax::MakeStage(share, gate); });
  list.Add(Layer::kEntity, [&] { return entity::MakeStage(share); });
  list.Add(Layer::kCoref, [&] { return coref::MakeStage(share); });
  list.Add(Layer::kQuote, [&] { return quote::MakeStage(share); });
  list.Add(Layer::kGeo, [&] { return geo::MakeStage(share); });
  list.Add(Layer::kWhen, [&] { return when::MakeStage(share); });
  list.Add(Layer::kEvent, [&] { return Result(std::move(coder.stage)); });
  list.Add(Layer::kRelation, [&] { return Result(std::move(relations.stage)); });
  return list.Take();
}

}  // namespace khaldun::pipeline
