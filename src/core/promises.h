// What Verify() is made of: one check a layer, and the words in which a broken promise is told.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "core/utf8.h"
#include "khaldun/document.h"

namespace khaldun::core {

// Words the complaints of one layer: "layer 'geo', places[3]: latitude 97 is not within -90 and
// 90".
class Promises {
 public:
  Promises(const Document& document, Layer layer) : document_(document), layer_(layer) {}

  template <class... Args>
  Status Broken(std::string_view list, size_t index, fmt::format_string<Args...> fact,
                Args&&... args) const {
    return Status::Internal(fmt::format("layer '{}', {}[{}]: {}", Name(layer_), list, index,
                                        fmt::format(fact, std::forward<Args>(args)...)));
  }

  template <class... Args>
  Status LayerBroken(fmt::format_string<Args...> fact, Args&&... args) const {
    return Status::Internal(fmt::format("layer '{}': {}", Name(layer_),
                                        fmt::format(fact, std::forward<Args>(args)...)));
  }

  // The layer stands on `other`.
  Status Needs(Layer other) const {
    if (document_.Has(other)) return Status::Ok();
    return LayerBroken("stands without layer '{}'", Name(other));
  }

  // A span of the text that holds at least one character and cuts none.
  Status Stands(std::string_view list, size_t index, std::string_view what, Span span) const {
    std::string_view text = document_.text();
    if (span.begin >= span.end) {
      return Broken(list, index, "{} [{}, {}) is empty", what, span.begin, span.end);
    }
    if (span.end > text.size()) {
      return Broken(list, index, "{} [{}, {}) leaves the text of {} bytes", what, span.begin,
                    span.end, text.size());
    }
    if (!OnCharacter(text, span.begin) || !OnCharacter(text, span.end)) {
      return Broken(list, index, "{} [{}, {}) cuts a character", what, span.begin, span.end);
    }
    return Status::Ok();
  }

  template <class Id>
  Status InRange(std::string_view list, size_t index, std::string_view what, Id id,
                 size_t size) const {
    if (id.value < size) return Status::Ok();
    return Broken(list, index, "{} {} is out of range; there are {}", what, id.value, size);
  }

  Status IsShare(std::string_view list, size_t index, std::string_view what, double value) const {
    if (value >= 0 && value <= 1) return Status::Ok();
    return Broken(list, index, "{} {} is not within 0 and 1", what, value);
  }

  const Document& document() const { return document_; }

 private:
  const Document& document_;
  Layer layer_;
};

// The code of a mention, an entity or a participant.
Status VerifyActor(const Promises& p, std::string_view list, size_t index,
                   const std::optional<ActorCode>& actor);

// One side of an event or relation; `side` names it in complaints.
Status VerifyParticipant(const Promises& p, std::string_view list, size_t index,
                         std::string_view side, const Participant& who);
Status VerifyAttribution(const Promises& p, std::string_view list, size_t index,
                         const Attribution& attribution);
// The trigger stands in its sentence and holds its head.
Status VerifyTrigger(const Promises& p, std::string_view list, size_t index, SentenceId sentence,
                     Span trigger, WordId head);

Status VerifyText(const Document& document);
Status VerifySegment(const Document& document);
Status VerifySyntax(const Document& document);
Status VerifyEntity(const Document& document);
Status VerifyCoref(const Document& document);
Status VerifyQuote(const Document& document);
Status VerifyGeo(const Document& document);
Status VerifyWhen(const Document& document);
Status VerifyEvent(const Document& document);
Status VerifyRelation(const Document& document);

}  // namespace khaldun::core
