using Amends.Application.Library;

namespace Amends.Application.Demo;

/// <summary>Why things go wrong at Northgate Parcels, in the words of its people; cases of long ago name others too.</summary>
internal static class DemoCauses
{
    public static Causes All { get; } = new(
    [
        new("carrier.not_attempted", "Nobody rang, though the card says so"),
        new("courier.wrong_door", "Left at the wrong door"),
        new("courier.safe_place_ignored", "The place they named was not used"),
        new("courier.no_carry", "Not carried up as paid for"),
        new("label.swapped", "Two labels swapped"),
        new("label.lost", "The label came off"),
        new("sorting.no_priority", "Urgent parcels sorted like any other"),
        new("sorting.misread", "Sorted by a misread code"),
        new("handling.rough", "Thrown or dropped"),
        new("handling.fragile_ignored", "Marked as fragile, handled as not"),
        new("packing.poor", "Packed too lightly"),
        new("route.order", "A round in the wrong order"),
        new("route.late_no_notice", "Late, and nobody said so"),
        new("route.waiting_for_load", "The van waited for its load"),
        new("hub.trailer_unloaded_late", "A trailer unloaded too late"),
        new("window.too_wide", "A time window nobody can wait through"),
        new("address.copies", "Three systems, three addresses"),
        new("address.moved", "They moved, our data did not"),
        new("information.inconsistent", "Each of us told them something else"),
        new("information.missing", "Nobody told them"),
        new("contact.callback_lost", "A call back that was forgotten"),
        new("handover.lost", "Lost between two of us"),
        new("policy.customs_at_door", "Customs to be paid at the door"),
        new("billing.retry", "A payment taken twice"),
        new("device.signature", "The device asks for the wrong signature"),
        new("carrier.lost", "Lost on the way"),
        new("staffing.desk", "Too few at the desk"),
    ]);
}
