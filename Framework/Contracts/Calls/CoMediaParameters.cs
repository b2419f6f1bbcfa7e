namespace UserCoNdis.Framework.Contracts;

/// <summary>What the miniport needs to know of a VC (CO_MEDIA_PARAMETERS).</summary>
/// <param name="Flags">Direction and time-stamp flags.</param>
/// <param name="ReceivePriority">Advisory.</param>
/// <param name="ReceiveSizeHint">Expected packet size in bytes; advisory.</param>
/// <param name="MediaSpecific">Medium parameters; the TAPI call structures lie here (contract 5.5).</param>
public sealed record CoMediaParameters(
    CoMediaFlags Flags, uint ReceivePriority, uint ReceiveSizeHint, CoSpecificParameters MediaSpecific);
