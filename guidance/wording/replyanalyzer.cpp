#include "guidance/wording/replyanalyzer.h"

#include "guidance/wording/plainwording.h"
#include "guidance/wording/promisedline.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>

#include <QHash>

#include <algorithm>

namespace otklik {

namespace {

constexpr qsizetype remembered = 2000; ///< lines; a long reply has some fifty

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
        QHash<QString, QList<WordingSpan>> lines;
    };

    Language &language(const QString &code)
    {
        Language &entry = m_languages[code == QLatin1StringView("en") ? 1 : 0];
        if (entry.reader)
            return entry;
        if (!m_repository) {
            m_repository = std::make_unique<KSyntaxHighlighting::Repository>();
            for (const QString &folder : std::as_const(folders))
                m_repository->addCustomSearchPath(folder);
            m_repository->addCustomSearchPath(QStringLiteral(":/otklik/definitions"));
        }
        const QString name = code == QLatin1StringView("en") ? QStringLiteral("Reply (English)")
                                                             : QStringLiteral("Reply (Russian)");
        entry.reader = std::make_unique<LineReader>(m_repository->definitionForName(name));
        return entry;
    }

    QStringList folders;

private:
    std::unique_ptr<KSyntaxHighlighting::Repository> m_repository;
    Language m_languages[2];
};

ReplyAnalyzer::ReplyAnalyzer() : d(std::make_unique<Private>()) { }

ReplyAnalyzer::~ReplyAnalyzer() = default;

void ReplyAnalyzer::addDefinitionFolder(const QString &folder)
{
    d->folders.append(folder);
}

QList<WordingSpan> ReplyAnalyzer::analyzeLine(const QString &line, const QString &language)
{
    Private::Language &entry = d->language(language);
    const auto known = entry.lines.constFind(line);
    if (known != entry.lines.constEnd())
        return *known;
    if (entry.lines.size() >= remembered)
        entry.lines.clear();
    return *entry.lines.insert(line, withPlainPhrases(entry.reader->read(line), PlainWording::of(language).find(line)));
}

QList<WordingSpan> ReplyAnalyzer::analyze(const QString &text, const QString &language)
{
    QList<WordingSpan> all;
    for (qsizetype start = 0; start <= text.size();) {
        qsizetype end = text.indexOf(u'\n', start);
        if (end < 0)
            end = text.size();
        for (WordingSpan span : analyzeLine(text.sliced(start, end - start), language)) {
            span.start += start;
            all.append(span);
        }
        start = end + 1;
    }
    return all;
}

} // namespace otklik
