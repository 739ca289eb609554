#include "ingest/source.h"

#include <fmt/format.h>

#include "ingest/encoding.h"
#include "ingest/inputs.h"
#include "ingest/records.h"
#include "text/ascii.h"

namespace khaldun::ingest {
namespace {

constexpr size_t kSniffBytes = 1024;

class FileSource : public Source {
 public:
  FileSource(Inputs inputs, const SourceOptions& options)
      : inputs_(std::move(inputs)), options_(options) {}

  Result<std::optional<Record>> NextRecord() override {
    while (!ended_) {
      if (!cutter_) {
        Result<std::optional<std::string>> path = inputs_.Next();
        if (!path) return Fail(path.error());
        if (!*path) break;
        Result<std::optional<Record>> broken = OpenFileAt(**path);
        if (!broken) return Fail(broken.error());
        if (*broken) return broken;
      }
      Result<std::optional<Cut>> cut = cutter_->Next();
      if (!cut) return Fail(cut.error());
      if (*cut) return std::optional(ToRecord(std::move(**cut)));
      cutter_.reset();
    }
    ended_ = true;
    return std::optional<Record>();
  }

 private:
  Status Fail(Status status) {
    ended_ = true;
    return status;
  }

  // Makes cutter_ read the file; or gives the record that says why the file is none.
  Result<std::optional<Record>> OpenFileAt(const std::string& path) {
    bool standard_input = path == "-";
    origin_ = standard_input ? "stdin" : path;
    name_ = WithoutCompression(origin_);
    std::unique_ptr<ByteStream> stream;
    if (standard_input) {
      stream = OpenDescriptor(options_.standard_input, false, origin_);
    } else {
      Result<std::unique_ptr<ByteStream>> file = OpenFile(path);
      // Named inputs were checked when the source was opened, so this is one file in a folder.
      if (!file) return std::optional(Broken(file.error().message()));
      stream = std::move(*file);
    }
    Result<std::unique_ptr<ByteStream>> plain = Decompress(std::move(stream));
    if (!plain) return plain.error();
    return Begin(std::move(*plain), standard_input);
  }

  Result<std::optional<Record>> Begin(std::unique_ptr<ByteStream> stream, bool json_expected) {
    auto buffer = std::make_unique<Buffer>(std::move(stream));
    while (buffer->view().size() < kSniffBytes) {
      Result<bool> more = buffer->Grow();
      if (!more && more.error().code() == StatusCode::kInvalidInput) {
        return std::optional(Broken(more.error().message()));
      }
      if (!more) return more.error();
      if (!*more) break;
    }
    std::string_view head = buffer->view();
    if (head.empty()) return std::optional(Broken(std::string(kEmptyInput)));
    FileFormat format = FormatOfName(name_).value_or(FileFormat::kText);
    if (json_expected) format = FileFormat::kJson;
    std::optional<FileFormat> seen = FormatOfContent(head);
    bool says_more = seen && (!FormatOfName(name_) || format == FileFormat::kText ||
                              (format == FileFormat::kFeed && *seen == FileFormat::kHtml));
    if (says_more && !json_expected) format = *seen;
    return Choose(format, std::move(*buffer));
  }

  Result<std::optional<Record>> Choose(FileFormat format, Buffer buffer) {
    std::string_view wide = WideEncoding(buffer.view());
    bool cut_up = format == FileFormat::kJson || format == FileFormat::kFeed;
    if (cut_up && !wide.empty()) {
      buffer = Buffer(Transcode(std::move(buffer).Release(), wide));
    }
    feed_.reset();
    switch (format) {
      case FileFormat::kText:
        format_ = Record::Format::kText;
        cutter_ = CutNothing(std::move(buffer), options_.max_record_bytes);
        break;
      case FileFormat::kHtml:
        format_ = Record::Format::kHtml;
        cutter_ = CutNothing(std::move(buffer), options_.max_record_bytes);
        break;
      case FileFormat::kJson:
        format_ = Record::Format::kJson;
        cutter_ = CutJson(std::move(buffer), options_.max_record_bytes);
        break;
      case FileFormat::kFeed: {
        format_ = Record::Format::kFeedItem;
        auto feed = std::make_shared<Record::Feed>();
        feed_ = feed;
        cutter_ = CutFeed(std::move(buffer), options_.max_record_bytes, feed);
        break;
      }
    }
    return std::optional<Record>();
  }

  Record ToRecord(Cut cut) const {
    std::string number = cut.number > 0 ? fmt::format(":{}", cut.number) : "";
    return {.format = format_,
            .id = name_ + number,
            .origin = origin_ + number,
            .bytes = std::move(cut.bytes),
            .broken = std::move(cut.broken),
            .feed = feed_};
  }

  Record Broken(std::string reason) const {
    Record record = ToRecord({});
    record.broken = std::move(reason);
    return record;
  }

  Inputs inputs_;
  SourceOptions options_;
  std::unique_ptr<Cutter> cutter_;
  Record::Format format_ = Record::Format::kText;
  std::string origin_, name_;
  std::shared_ptr<const Record::Feed> feed_;
  bool ended_ = false;
};

}  // namespace

Result<std::unique_ptr<Source>> Source::Open(std::vector<std::string> inputs,
                                             const SourceOptions& options) {
  Result<Inputs> checked = Inputs::Check(std::move(inputs));
  if (!checked) return checked.error();
  return std::unique_ptr<Source>(std::make_unique<FileSource>(std::move(*checked), options));
}

Result<std::optional<Item>> Source::Next() {
  Result<std::optional<Record>> record = NextRecord();
  if (!record) return record.error();
  if (!*record) return std::optional<Item>();
  return std::optional<Item>(Parse(std::move(**record)));
}

}  // namespace khaldun::ingest
