#include "segment/segment.h"
#include "segment/segmenter.h"

namespace khaldun::segment {
namespace {

class SegmentStage : public Stage {
 public:
  explicit SegmentStage(Segmenter segmenter) : segmenter_(std::move(segmenter)) {}
  Layer gives() const override { return Layer::kSegment; }
  LayerSet needs() const override { return {Layer::kText}; }
  Status Run(Document& document) const override {
    return document.Add(segmenter_.Segment(document.text()));
  }

 private:
  Segmenter segmenter_;
};

}  // namespace

Result<std::unique_ptr<Stage>> MakeStage(const resources::Share& share) {
  auto segmenter = Segmenter::Load(share.Path("models/segment.bin"));
  if (!segmenter) return segmenter.error();
  std::unique_ptr<Stage> stage = std::make_unique<SegmentStage>(std::move(*segmenter));
  return stage;
}

}  // namespace khaldun::segment
