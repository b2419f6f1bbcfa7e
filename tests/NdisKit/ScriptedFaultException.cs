namespace UserCoNdis.NdisKit;

/// <summary>What a driver throws whose script says so.</summary>
public sealed class ScriptedFaultException(string driver, string ddi) : Exception($"{driver} throws in {ddi}, as scripted.");
