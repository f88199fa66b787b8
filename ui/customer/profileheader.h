#pragma once

#include <QTimer>
#include <QWidget>

class QVBoxLayout;

namespace otklik {

class CustomerPresenter;
class FaceButton;
class InPlaceField;
class PhotoPresenter;
class TagStrip;
class ToneLabel;
struct CustomerCard;

/// The head of the card: photo, name, what one has to know at once, tags.
class ProfileHeader final : public QWidget
{
    Q_OBJECT

public:
    explicit ProfileHeader(CustomerPresenter &presenter, QWidget *parent = nullptr);

    void setPhotos(PhotoPresenter &photos);
    /// A line below the facts: who else is here.
    void setPresence(QWidget *strip);
    void showCard(const CustomerCard &card);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void showFacts();

    CustomerPresenter &m_presenter;
    FaceButton *m_face;
    InPlaceField *m_name;
    ToneLabel *m_facts;
    QVBoxLayout *m_words;
    TagStrip *m_tags;
    QTimer m_minute; ///< the local time goes on
};

} // namespace otklik
