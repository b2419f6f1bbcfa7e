namespace UserCoNdis.Framework.Runtime;

/// <summary>States of a party (contract 3.7). An Indicated state remembers that its leaving was told, which is told once
/// (R172), whatever comes of a drop or a close (T35).</summary>
internal enum PartyState
{
    None,
    Adding,
    Active,
    DropIndicated,
    Dropping,
    DroppingIndicated,

    /// <summary>The last party: it goes with the call.</summary>
    Closing,
    ClosingIndicated,
    Gone,
}
