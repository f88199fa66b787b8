#include "server/main/taughtrows.h"

#include "models/entity.h"
#include "server/store/rows.h"
#include "server/store/store.h"
#include "storage/database/rows.h"

#include <QMap>

namespace otklik::server {

namespace {

/// The newest word about a case, and the message it was about.
struct Word final
{
    TimePoint at{};
    MentionId mention;
    QString answer;
};

using Words = QMap<QString, Word>; ///< by case, in a fixed order: the same rows give the same model

void keep(Words &words, const CaseId &id, const Word &word)
{
    Word &kept = words[id.value];
    if (word.at >= kept.at)
        kept = word;
}

void addOverrules(Words &words, Rows &rows, const QString &question)
{
    auto query = rows.database().query(sql::selectSql<HintOverrule>("hint_overrule", "WHERE question=? ORDER BY seq"));
    query.bind(1, question);
    while (query.next()) {
        const auto row = sql::rowOf<HintOverrule>(query);
        keep(words, row.caseId, {row.overruledAt, row.mentionId, row.answer});
    }
}

void addDecisions(Words &words, Rows &rows, const QString &question)
{
    auto query = rows.database().query(sql::selectSql<Decision>("decision", "ORDER BY seq"));
    while (query.next()) {
        const auto row = sql::rowOf<Decision>(query);
        if (const QString answer = row.answers.value(question).toString(); !answer.isEmpty())
            keep(words, row.caseId, {row.decidedAt, {}, answer});
    }
}

/// What was read when the word was said: the message itself, or the customer's last one before a decision.
QString textOf(Rows &rows, const QString &caseId, const Word &word)
{
    auto query = rows.database().query(
        word.mention.isEmpty() ? "SELECT text FROM mention WHERE case_id=? AND is_brand=0 AND published_at<=? "
                                 "AND deleted_at IS NULL ORDER BY published_at DESC LIMIT 1"
                               : "SELECT text FROM mention WHERE id=? AND is_brand=0 AND deleted_at IS NULL");
    if (word.mention.isEmpty())
        query.with(caseId, word.at);
    else
        query.bind(1, word.mention);
    return query.next() ? query.value<QString>(0) : QString();
}

} // namespace

Result<LabelledFile> readTaughtRows(Store &store, const QString &question)
{
    return store.read([&](Rows &rows) -> Result<LabelledFile> {
        Words words;
        addDecisions(words, rows, question);
        addOverrules(words, rows, question);
        if (words.size() > trainedRowsAtMost)
            return failure(Error::Kind::CorrectInput, QStringLiteral("too_many_rows"));
        LabelledFile file;
        for (auto it = words.cbegin(); it != words.cend(); ++it) {
            const QString text = textOf(rows, it.key(), it.value());
            if (text.trimmed().isEmpty())
                ++file.skipped;
            else
                file.rows.append({text, it->answer});
        }
        return file;
    });
}

} // namespace otklik::server
