#pragma once

#include "models/channelcommand.h"
#include "models/network.h"

#include <QDialog>

class QComboBox;
class QDateTimeEdit;
class QLineEdit;
class QPlainTextEdit;

namespace otklik {

class ToneLabel;
struct PastedPost;

/// Writes down a post that somebody found by hand (M2): what was pasted is read, and what it does not tell is asked for.
/// Ctrl+Return captures and leaves the dialog open for the next one.
class CaptureDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `now` is the moment on this computer's clock.
    CaptureDialog(const QList<NetworkRules> &networks, const Clock &clock, QWidget *parent = nullptr);

    /// Takes a link or a text, as from the clipboard.
    void paste(const QString &text);
    /// Nothing that was written would be lost by another text.
    [[nodiscard]] bool isBlank() const;
    /// Where it was found; its network is the usual one then.
    void setPlace(const DutyPlace &place);
    /// The capture was written down: ready for the next.
    void clear();
    void tell(const QString &text, bool isTrouble);
    [[nodiscard]] QString toldText() const;
    [[nodiscard]] MentionCapture command() const;

Q_SIGNALS:
    void captureChosen(const otklik::MentionCapture &command);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fill(const PastedPost &post);
    void submit();
    [[nodiscard]] QDateTime now() const;

    const Clock &m_clock;
    DutyPlaceId m_place;
    QPlainTextEdit *m_text;
    QLineEdit *m_url;
    QComboBox *m_network;
    QLineEdit *m_name;
    QLineEdit *m_handle;
    QDateTimeEdit *m_time;
    QComboBox *m_visibility;
    ToneLabel *m_where;
    ToneLabel *m_told;
    bool m_isReading = false; ///< fields are being filled from what was pasted
};

} // namespace otklik
