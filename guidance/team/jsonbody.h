#pragma once

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
    /// A whole number from `least` on; `fallback` where it is left out.
    qint64 number(const QJsonObject &object, QStringView name, qint64 least, qint64 fallback);
    QStringList strings(const QJsonObject &object, QStringView name);
    void complain(const QString &problem);

    [[nodiscard]] bool isGood() const { return m_problem.isEmpty(); }
    /// CorrectInput "bad_document", detail: what is wrong and where.
    [[nodiscard]] Error error() const;

private:
    QJsonObject m_root;
    QString m_problem;
};

} // namespace otklik
