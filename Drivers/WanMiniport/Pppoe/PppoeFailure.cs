using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.WanMiniport.Pppoe;

/// <summary>How a call failed or ended.</summary>
/// <param name="Code">What happened.</param>
/// <param name="Status">What completed or closed the call in NDIS.</param>
/// <param name="DisconnectMode">The same for TAPI.</param>
/// <param name="Text">One line for people, ASCII; what the far end said is in it.</param>
public sealed record PppoeFailure(PppoeFailureCode Code, NdisStatus Status, LineDisconnectMode DisconnectMode, string Text);
