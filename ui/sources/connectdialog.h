#pragma once

#include "models/networksetup.h"
#include "models/session.h"

#include <QDialog>
#include <QHash>

class QFormLayout;
class QLineEdit;
class QListWidget;
class QPushButton;
class QVBoxLayout;

namespace otklik {

class SourcesPresenter;
class ToneLabel;

/// Connects a network whose keys are typed: what to do there, step by step, which rights are asked for and why, the
/// fields, a reading to try them out before anything is kept, and a test answer into the account's own private place. What
/// was typed is forgotten with the dialog.
class ConnectDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `setups`: not empty; `language` is the interface's ("ru", else English).
    ConnectDialog(SourcesPresenter &presenter, QList<NetworkSetup> setups, QString language, QWidget *parent = nullptr);

    void choose(const QString &network);
    [[nodiscard]] QString toldText() const;
    /// What became of a test answer, in words.
    [[nodiscard]] static QString sentence(const AnswerTried &tried);

private:
    void showNetwork(int row);
    QWidget *makePage(const NetworkSetup &setup);
    QLineEdit *makeField(const SetupField &field);
    [[nodiscard]] SourceEntry entry() const;
    /// The first required field that is empty; none when all are there.
    [[nodiscard]] QLineEdit *missingField() const;
    enum class Step { TryOut, TryAnswer, Connect };
    void send(Step step);
    void tell(const QString &text, bool isTrouble);
    void tellSeen(const SourceSeen &seen);

    SourcesPresenter &m_presenter;
    const QList<NetworkSetup> m_setups;
    const QString m_language;
    QHash<QString, QHash<QString, QString>> m_typed; ///< by network and key, while the dialog lives
    QHash<QString, QLineEdit *> m_fields;            ///< of the network shown, by key
    QListWidget *m_networks;
    QVBoxLayout *m_place;
    QWidget *m_page = nullptr;
    ToneLabel *m_told;
    QPushButton *m_try;
    QPushButton *m_answer;
    QPushButton *m_connect;
    bool m_isBusy = false; ///< the network is being asked
};

} // namespace otklik
