#pragma once

#include "models/command.h"
#include "models/entity.h"
#include "tests/faults/support/httplink.h"

#include <QList>
#include <QMap>

namespace otklik::faults {

/// A workspace with three customers who wait, and what one agent does there, in
/// requests as a desktop would send them. The same ids at every run, so that
/// what a run leaves behind can be compared with what another one does.
struct ServerScript final
{
    QString database; ///< the workspace as a file, to be copied for each run
    QString login;
    QList<QList<Mutation>> requests;

    /// Makes the workspace in `folder`.
    [[nodiscard]] static ServerScript write(const QString &folder);
};

/// A client that speaks as a desktop does: keeps every answer, reads the feed,
/// and asks again with the same ids after a break.
class ScriptedClient final
{
public:
    explicit ScriptedClient(const ServerScript &script)
        : m_script(script)
    {}

    /// Signs in and goes on from the first request, or from where it stopped.
    /// False: the server did not answer any more, or refused three times.
    [[nodiscard]] bool run(quint16 port);
    /// Everything is sent once more, as after answers that were lost.
    void startOver() { m_next = 0; }

    /// Mutations whose second answer was another one: nothing of the first may have been forgotten.
    [[nodiscard]] QStringList changedAnswers() const { return m_changed; }
    [[nodiscard]] qsizetype answerCount() const { return m_answers.size(); }
    [[nodiscard]] QStringList refusals() const;
    /// What the feed has told so far: "kind id" to row.
    [[nodiscard]] const QMap<QString, QJsonObject> &rows() const { return m_rows; }
    /// The same, read from the beginning.
    [[nodiscard]] std::optional<QMap<QString, QJsonObject>> rowsReadAnew(quint16 port);

private:
    [[nodiscard]] bool signIn(HttpLink &link);
    [[nodiscard]] bool push(HttpLink &link, const QList<Mutation> &mutations);
    [[nodiscard]] bool follow(HttpLink &link, qint64 &after, QMap<QString, QJsonObject> &rows);
    [[nodiscard]] std::optional<HttpReply> patientAsk(HttpLink &link, const QByteArray &method, const QByteArray &path,
                                                      const QByteArray &json = {});

    const ServerScript &m_script;
    qsizetype m_next = 0;
    qint64 m_after = 0;
    QString m_epoch;
    QMap<QString, MutationAnswer> m_answers;
    QStringList m_changed;
    QMap<QString, QJsonObject> m_rows;
};

/// Rows without their times, which differ from run to run.
[[nodiscard]] QMap<QString, QJsonObject> withoutTimes(QMap<QString, QJsonObject> rows);
/// The first differences of two sets of rows, in words; empty: none.
[[nodiscard]] QString difference(const QMap<QString, QJsonObject> &one, const QMap<QString, QJsonObject> &other);

} // namespace otklik::faults
