#pragma once

#include "guidance/localtext.h"
#include "models/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

namespace otklik {

/// A team document in JSON while it is read: remembers the first thing that is
/// wrong, so that who edits it is told where.
class JsonBody final
{
public:
    explicit JsonBody(const QString &body);

    [[nodiscard]] const QJsonObject &root() const { return m_root; }
    /// The objects of a list of the root; anything else in it is complained about.
    [[nodiscard]] QList<QJsonObject> objects(QStringView name);
    /// A key that is short, plain and not used twice in the list that `taken` is of.
    QString key(const QJsonObject &object, QSet<QString> &taken);
    /// Each of these is complained about when it is of another kind; left out, it is empty or false.
    QJsonObject object(const QJsonObject &parent, QStringView name);
    QString text(const QJsonObject &object, QStringView name);
    LocalText localText(const QJsonObject &object, QStringView name);
    bool flag(const QJsonObject &object, QStringView name);
    QStringList strings(const QJsonObject &object, QStringView name);
    /// A whole number from `least` to `most`; `fallback` where it is left out.
    qint64 number(const QJsonObject &object, QStringView name, qint64 least, qint64 fallback, qint64 most = greatest);
    void complain(const QString &problem);

    [[nodiscard]] bool isGood() const { return m_problem.isEmpty(); }
    /// CorrectInput "bad_document", detail: what is wrong and where.
    [[nodiscard]] Error error() const;

private:
    static constexpr qsizetype quotedAtMost = 60; ///< characters of a name or key, which may be of any length
    static constexpr qint64 greatest = 1'000'000'000'000; ///< a million million: sums of them do not overflow

    /// The value, `undefined` when it is left out or of another kind.
    QJsonValue valueOf(const QJsonObject &object, QStringView name, QJsonValue::Type type, const char *kind);

    QJsonObject m_root;
    QString m_problem;
};

} // namespace otklik
