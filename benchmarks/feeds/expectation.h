#pragma once

#include <QJsonObject>
#include <QSet>
#include <QString>

namespace otklik::bench {

/// What an expectation of feedparser's test files says, an expression in Python's notation such as
/// "not bozo and entries[0]['title'] == 'Example'".
struct Judgement final
{
    enum class Verdict {
        Holds,
        Fails,
        NotUnderstood, ///< it asks for something that is not in the notation read here
        NothingToSee,  ///< it expects markup only, of which a reader sees nothing
    };
    Verdict verdict = Verdict::NotUnderstood;
    bool isExact = true;  ///< held letter for letter, markup and all
    QString detail;       ///< of what fails: the two values
};

/// Evaluates it over `told` (see feedtold.h). A key that is not there fails it, as in Python.
[[nodiscard]] Judgement judge(const QString &expression, const QJsonObject &told);

/// The names and keys it asks for.
[[nodiscard]] QSet<QString> namesIn(const QString &expression);

} // namespace otklik::bench
