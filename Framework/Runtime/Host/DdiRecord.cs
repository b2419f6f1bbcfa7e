using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>One line of a ladder.</summary>
/// <param name="Time">The loop's clock.</param>
/// <param name="Phase">Call into NDIS, callback out of it, or the callback's return.</param>
/// <param name="Ddi">The WDK name.</param>
/// <param name="Object">The object: <c>VC 3</c>, <c>AF 1</c>, <c>SAP 2</c>, or the adapter's name.</param>
/// <param name="Driver">The driver that called or is called.</param>
/// <param name="Status">Of a call: a refusal, or the status handed on; of a return: what the driver returned.</param>
/// <param name="Before">The object's state before.</param>
/// <param name="After">The object's state after.</param>
public readonly record struct DdiRecord(
    TimeSpan Time, DdiPhase Phase, string Ddi, string Object, string Driver, NdisStatus Status, string Before, string After)
{
    public override string ToString() => Before == After
        ? $"{Time.TotalMilliseconds,10:F3} {Phase,-8} {Driver,-12} {Ddi} {Object} {Status} [{After}]"
        : $"{Time.TotalMilliseconds,10:F3} {Phase,-8} {Driver,-12} {Ddi} {Object} {Status} [{Before} -> {After}]";
}
