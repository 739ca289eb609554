#include <fmt/format.h>

#include <array>
#include <pugixml.hpp>

#include "ingest/encoding.h"
#include "ingest/records.h"
#include "ingest/xml.h"
#include "text/ascii.h"

namespace khaldun::ingest {
namespace {

constexpr size_t kMaxHeadBytes = size_t{1} << 20;
constexpr size_t kLookahead = 16;  // no mark looked for is longer

// True where `s` begins with `mark` and the name ends there.
bool IsTag(std::string_view s, std::string_view mark) {
  if (!s.starts_with(mark)) return false;
  char next = s.size() > mark.size() ? s[mark.size()] : '>';
  return next == '>' || next == '/' || text::IsSpace(next);
}

bool IsItemStart(std::string_view s) {
  for (std::string_view mark : {"<item", "<entry", "<atom:entry", "<rss:item"}) {
    if (IsTag(s, mark)) return true;
  }
  return false;
}

bool IsItemEnd(std::string_view s) {
  for (std::string_view mark : {"</item", "</entry", "</atom:entry", "</rss:item"}) {
    if (IsTag(s, mark)) return true;
  }
  return false;
}

// The name of the first element: "rss".
std::string_view RootName(std::string_view head) {
  for (size_t at = head.find('<'); at != head.npos; at = head.find('<', at + 1)) {
    std::string_view rest = head.substr(at + 1);
    if (rest.starts_with('?') || rest.starts_with('!')) continue;
    size_t end = head.find_first_of(" \t\r\n/>", at);
    return head.substr(at + 1, end == head.npos ? head.npos : end - at - 1);
  }
  return {};
}

void ReadHead(std::string_view head, Record::Feed& feed) {
  feed.encoding = DeclaredInXml(head).value_or("");
  Result<std::string> decoded = DecodeText(std::string(head), feed.encoding);
  if (!decoded) return;
  // The head is cut off in the middle; what was parsed before the cut stays in the tree.
  pugi::xml_document document;
  document.load_buffer(decoded->data(), decoded->size(), kXmlOptions, pugi::encoding_utf8);
  pugi::xml_node root = document.document_element();
  pugi::xml_node channel = ChildNamed(root, "channel");
  if (!channel) channel = root;
  feed.publisher = TextOfChild(channel, {"title"});
  feed.language = TextOfChild(channel, {"language", "dc:language"});
  for (pugi::xml_node node : {channel, root}) {
    if (!feed.language && node.attribute("xml:lang")) {
      feed.language = node.attribute("xml:lang").value();
    }
  }
}

class FeedCutter : public Cutter {
 public:
  FeedCutter(Buffer buffer, size_t max_record_bytes, std::shared_ptr<Record::Feed> feed)
      : buffer_(std::move(buffer)), max_(max_record_bytes), feed_(std::move(feed)) {}

  Result<std::optional<Cut>> Next() override {
    while (!ended_) {
      std::optional<Cut> cut = Scan();
      if (cut) return cut;
      Keep();
      Result<bool> more = buffer_.Grow();
      if (!more && more.error().code() != StatusCode::kInvalidInput) return more.error();
      if (more && *more) continue;
      if (!last_look_ && more) {
        last_look_ = true;
        continue;
      }
      ended_ = true;
      return End(more ? std::nullopt : std::optional(more.error().message()));
    }
    return std::optional<Cut>();
  }

 private:
  enum class State { kMarkup, kComment, kCdata };

  // Looks through the bytes not yet seen; a cut where an item ends in them.
  std::optional<Cut> Scan() {
    for (;;) {
      std::string_view v = buffer_.view();
      if (state_ != State::kMarkup) {
        std::string_view close = state_ == State::kComment ? "-->" : "]]>";
        size_t end = v.find(close, at_);
        if (end == v.npos) {
          at_ = std::max(at_, v.size() - std::min(v.size(), close.size() - 1));
          return std::nullopt;
        }
        at_ = end + close.size();
        state_ = State::kMarkup;
        continue;
      }
      size_t mark = v.find('<', at_);
      if (mark == v.npos) {
        at_ = v.size();
        return std::nullopt;
      }
      at_ = mark;
      std::string_view rest = v.substr(mark, kLookahead);
      if (rest.size() < kLookahead && !last_look_) return std::nullopt;
      if (rest.starts_with("<!--")) {
        at_ += 4;
        state_ = State::kComment;
      } else if (rest.starts_with("<![CDATA[")) {
        at_ += 9;
        state_ = State::kCdata;
      } else if (IsItemStart(rest)) {
        // An item that the next one interrupts was never closed; it is parsed for what it holds.
        if (in_item_) return TakeItem(at_);
        BeginItem();
      } else if (in_item_ && IsItemEnd(rest)) {
        size_t end = v.find('>', at_);
        return TakeItem(end == v.npos ? v.size() : end + 1);
      } else {
        ++at_;
      }
    }
  }

  void BeginItem() {
    TakeIntoHead(at_);
    if (!head_read_) {
      ReadHead(head_, *feed_);
      head_read_ = true;
    }
    in_item_ = true;
    too_large_ = false;
    at_ = 1;
  }

  Cut TakeItem(size_t size) {
    Cut cut{{}, ++number_, std::nullopt};
    if (too_large_ || size > max_) {
      cut.broken = TooLarge(max_);
    } else {
      cut.bytes = buffer_.view().substr(0, size);
    }
    buffer_.Take(size);
    at_ = 0;
    in_item_ = false;
    return cut;
  }

  // Gives up what need not be kept until more bytes come.
  void Keep() {
    if (!in_item_) {
      TakeIntoHead(at_);
    } else if (buffer_.view().size() > max_) {
      too_large_ = true;
      buffer_.Take(at_);
      at_ = 0;
    }
  }

  void TakeIntoHead(size_t size) {
    if (!head_read_ && head_.size() < kMaxHeadBytes) head_ += buffer_.view().substr(0, size);
    buffer_.Take(size);
    at_ = 0;
  }

  std::optional<Cut> End(std::optional<std::string> broken) {
    if (in_item_ && !broken) return TakeItem(buffer_.view().size());
    if (broken) return Cut{{}, number_ + 1, std::move(broken)};
    if (head_read_) return std::nullopt;
    std::string_view root = RootName(head_);
    for (std::string_view name : {"rss", "feed", "rdf:RDF", "atom:feed", "channel"}) {
      if (root == name) return std::nullopt;  // a feed on a quiet day
    }
    return Cut{{},
               0,
               fmt::format("this XML is no RSS, RDF or Atom feed; its first element is '{}'",
                           root.substr(0, 40))};
  }

  Buffer buffer_;
  size_t max_;
  std::shared_ptr<Record::Feed> feed_;
  std::string head_;
  size_t at_ = 0;
  State state_ = State::kMarkup;
  uint64_t number_ = 0;
  bool head_read_ = false, in_item_ = false, too_large_ = false;
  bool last_look_ = false, ended_ = false;
};

}  // namespace

std::unique_ptr<Cutter> CutFeed(Buffer buffer, size_t max_record_bytes,
                                std::shared_ptr<Record::Feed> feed) {
  return std::make_unique<FeedCutter>(std::move(buffer), max_record_bytes, std::move(feed));
}

}  // namespace khaldun::ingest
