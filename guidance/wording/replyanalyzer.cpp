#include "guidance/wording/replyanalyzer.h"

#include "guidance/wording/plainwording.h"
#include "guidance/wording/promisedline.h"
#include "guidance/wording/replydefinition.h"
#include "models/typedtext.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>

#include <QDir>
#include <QFile>
#include <QHash>
#include <QTemporaryDir>

#include <algorithm>

namespace otklik {

namespace {

constexpr qsizetype remembered = 4000; ///< sentences; a long reply has some fifty

/// Turns the engine's formats into spans of one line.
class LineReader final : public KSyntaxHighlighting::AbstractHighlighter
{
public:
    explicit LineReader(const KSyntaxHighlighting::Definition &definition) { setDefinition(definition); }

    QList<WordingSpan> read(const QString &written)
    {
        m_spans.clear();
        const QString line = promisedLine(written);
        // the state at the end is thrown away: no phrase goes over the end of a line
        Q_UNUSED(highlightLine(line, KSyntaxHighlighting::State()))
        trim(line);
        return m_spans;
    }

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override
    {
        if (length == 0)
            return;
        auto known = m_kinds.constFind(format.id());
        if (known == m_kinds.constEnd())
            known = m_kinds.insert(format.id(), fromName<WordingKind>(format.name()));
        if (!known->has_value())
            return;
        // rules that take a phrase in parts leave neighbours of one kind
        if (!m_spans.isEmpty() && m_spans.last().kind == **known
            && m_spans.last().start + m_spans.last().length == offset)
            m_spans.last().length += length;
        else
            m_spans.append({offset, length, **known});
    }

private:
    void trim(const QString &line)
    {
        for (WordingSpan &span : m_spans)
            while (span.length > 1 && line.at(span.start + span.length - 1).isSpace())
                --span.length;
    }

    QList<WordingSpan> m_spans;
    QHash<int, std::optional<WordingKind>> m_kinds;
};

/// A sentence of a line with what the rules may look at around it.
struct Piece final
{
    qsizetype start = 0; ///< of the sentence
    qsizetype end = 0;
    qsizetype before = 0; ///< characters in front of it: the end of the sentence before
    qsizetype behind = 0;
};

bool endsSentence(QChar c)
{
    return c == u'.' || c == u'!' || c == u'?' || c == u'…';
}

/// Where the sentence that begins at `start` ends. «раб. дн.» goes on: small letters and figures end nothing.
qsizetype endOfSentence(const QString &line, qsizetype start)
{
    const qsizetype furthest = std::min(line.size(), start + ReplyAnalyzer::longestSentence);
    for (qsizetype at = start; at < furthest; ++at) {
        if (!endsSentence(line.at(at)) || at + 1 >= furthest || !line.at(at + 1).isSpace())
            continue;
        qsizetype next = at + 1;
        while (next < line.size() && line.at(next).isSpace())
            ++next;
        if (next >= furthest)
            break;
        if (!line.at(next).isLower() && !line.at(next).isDigit())
            return next;
    }
    if (furthest == line.size())
        return furthest;
    // no end in sight: between words, if there is such a place
    for (qsizetype at = furthest; at > start + ReplyAnalyzer::longestSentence / 2; --at)
        if (line.at(at - 1).isSpace())
            return at;
    return furthest;
}

QList<Piece> piecesOf(const QString &line)
{
    QList<Piece> pieces;
    for (qsizetype start = 0; start < line.size();) {
        Piece piece{start, endOfSentence(line, start)};
        piece.before = start >= 2 && line.at(start - 1).isSpace() ? 2 : 0;
        piece.behind = piece.end < line.size() ? 1 : 0;
        pieces.append(piece);
        start = piece.end;
    }
    return pieces;
}

/// Phrases that have a plainer wording are marked where the definitions say nothing else about the words.
QList<WordingSpan> withPlainPhrases(QList<WordingSpan> spans, const QList<PlainPhrase> &phrases)
{
    const auto isFree = [&](const PlainPhrase &phrase) {
        return std::ranges::none_of(spans, [&](const WordingSpan &span) {
            return span.start < phrase.start + phrase.length && phrase.start < span.start + span.length;
        });
    };
    QList<WordingSpan> added;
    for (const PlainPhrase &phrase : phrases)
        if (isFree(phrase))
            added.append({phrase.start, phrase.length, phrase.kind});
    if (added.isEmpty())
        return spans;
    spans += added;
    std::ranges::sort(spans, {}, &WordingSpan::start);
    return spans;
}

} // namespace

class ReplyAnalyzer::Private final
{
public:
    struct Language final
    {
        std::unique_ptr<LineReader> reader;
        QHash<QString, QList<WordingSpan>> sentences;
    };

    Language &language(const QString &code)
    {
        Language &entry = m_languages[code == QLatin1StringView("en") ? 1 : 0];
        if (entry.reader)
            return entry;
        const QString name =
            code == QLatin1StringView("en") ? QStringLiteral("Reply (English)") : QStringLiteral("Reply (Russian)");
        if (const auto &own = m_own[code == QLatin1StringView("en") ? 1 : 0].repository) {
            entry.reader = std::make_unique<LineReader>(own->definitionForName(name));
            return entry;
        }
        if (!m_repository) {
            m_repository = std::make_unique<KSyntaxHighlighting::Repository>();
            for (const QString &folder : std::as_const(folders))
                m_repository->addCustomSearchPath(folder);
            m_repository->addCustomSearchPath(QStringLiteral(":/otklik/definitions"));
        }
        entry.reader = std::make_unique<LineReader>(m_repository->definitionForName(name));
        return entry;
    }

    /// What stands in a sentence.
    const QList<WordingSpan> &read(const QString &sentence, const QString &code)
    {
        Language &entry = language(code);
        const auto known = entry.sentences.constFind(sentence);
        if (known != entry.sentences.constEnd())
            return *known;
        if (entry.sentences.size() >= remembered)
            entry.sentences.clear();
        return *entry.sentences.insert(
            sentence, withPlainPhrases(entry.reader->read(sentence), plainWording(code).find(sentence)));
    }

    Result<void> use(const ReplyDefinition &definition)
    {
        auto folder = std::make_unique<QTemporaryDir>();
        QFile file(folder->filePath(QStringLiteral("syntax/reply-own.xml")));
        if (!folder->isValid() || !QDir(folder->path()).mkdir(QStringLiteral("syntax"))
            || !file.open(QIODevice::WriteOnly) || file.write(definition.content()) != definition.content().size()
            || !file.flush())
            return failure(Error::Kind::GiveUp, QStringLiteral("no_folder"), file.errorString());
        Own &own = m_own[definition.language() == QLatin1StringView("en") ? 1 : 0];
        Language &entry = m_languages[definition.language() == QLatin1StringView("en") ? 1 : 0];
        entry = {};
        own.repository = std::make_unique<KSyntaxHighlighting::Repository>();
        own.repository->addCustomSearchPath(folder->path());
        own.folder = std::move(folder);
        return {};
    }

    void usePlainWording(const QString &code, const PlainWording &list)
    {
        const int index = code == QLatin1StringView("en") ? 1 : 0;
        m_plain[index] = list;
        m_languages[index].sentences.clear();
    }

    [[nodiscard]] const PlainWording &plainWording(const QString &code) const
    {
        const auto &own = m_plain[code == QLatin1StringView("en") ? 1 : 0];
        return own ? *own : PlainWording::of(code);
    }

    QStringList folders;

private:
    /// A definition of the team's: the engine reads it from a folder only, and a repository reads a name once.
    struct Own final
    {
        std::unique_ptr<QTemporaryDir> folder;
        std::unique_ptr<KSyntaxHighlighting::Repository> repository;
    };

    std::unique_ptr<KSyntaxHighlighting::Repository> m_repository;
    Own m_own[2];
    std::optional<PlainWording> m_plain[2];
    Language m_languages[2];
};

ReplyAnalyzer::ReplyAnalyzer() : d(std::make_unique<Private>()) { }

ReplyAnalyzer::~ReplyAnalyzer() = default;

void ReplyAnalyzer::addDefinitionFolder(const QString &folder)
{
    d->folders.append(folder);
}

Result<void> ReplyAnalyzer::use(const ReplyDefinition &definition)
{
    return d->use(definition);
}

void ReplyAnalyzer::usePlainWording(const QString &language, const PlainWording &list)
{
    d->usePlainWording(language, list);
}

const PlainWording &ReplyAnalyzer::plainWording(const QString &language) const
{
    return d->plainWording(language);
}

QList<WordingSpan> ReplyAnalyzer::analyzeLine(const QString &written, const QString &language)
{
    const QString line = written.left(longestTypedText);
    QList<WordingSpan> all;
    const QList<Piece> pieces = piecesOf(line);
    for (const Piece &piece : pieces) {
        const qsizetype from = piece.start - piece.before;
        const QString text = line.sliced(from, piece.end + piece.behind - from);
        for (WordingSpan span : d->read(text, language)) {
            const qsizetype start = std::max(span.start + from, piece.start);
            const qsizetype end = std::min(span.start + from + span.length, piece.end);
            if (end > start)
                all.append({start, end - start, span.kind});
        }
    }
    return all;
}

QList<WordingSpan> ReplyAnalyzer::analyze(const QString &text, const QString &language)
{
    QList<WordingSpan> all;
    const qsizetype size = std::min(text.size(), longestTypedText);
    for (qsizetype start = 0; start <= size;) {
        qsizetype end = text.indexOf(u'\n', start);
        if (end < 0 || end > size)
            end = size;
        for (WordingSpan span : analyzeLine(text.sliced(start, end - start), language)) {
            span.start += start;
            all.append(span);
        }
        start = end + 1;
    }
    return all;
}

} // namespace otklik
