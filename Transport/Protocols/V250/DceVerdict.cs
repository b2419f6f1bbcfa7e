namespace UserCoNdis.Transport.Protocols.V250;

/// <summary>What is left to do after a command line was read.</summary>
/// <param name="Action">How it ends.</param>
/// <param name="HangUp">An H stood in it.</param>
/// <param name="DialString">Dial: what followed D.</param>
internal readonly record struct DceVerdict(DceAction Action, bool HangUp = false, string DialString = "");
