#pragma once

#include "models/dutyplace.h"
#include "ui/cards/cardpage.h"

#include <QPointer>

class QPushButton;
class QUrl;

namespace otklik {

class CaptureDialog;
class DutyPresenter;
class ToneLabel;

/// The page of places that are looked at by hand: what is due, who looked last, and capturing what was found. Passive.
class DutyView final : public CardPage
{
    Q_OBJECT

public:
    explicit DutyView(DutyPresenter &presenter, QWidget *parent = nullptr);

    /// Opens the dialog, or brings it to the front, with `pasted` in it.
    CaptureDialog *capture(const QString &pasted);

Q_SIGNALS:
    /// The place's address: shown with its real host before it is opened.
    void linkChosen(const QUrl &url, const QString &written, const QPoint &at);

private:
    QWidget *makeDetail();
    QWidget *makeHead();
    void showRow(int row);
    void edit(const DutyPlace &place);
    void showWhatIsThere();

    DutyPresenter &m_presenter;
    DutyPlace m_shown;
    QPointer<CaptureDialog> m_capture;
    QWidget *m_detail = nullptr;
    ToneLabel *m_title = nullptr;
    ToneLabel *m_standing = nullptr;
    ToneLabel *m_note = nullptr;
    QPushButton *m_open = nullptr;
};

} // namespace otklik
