namespace UserCoNdis.Framework.Runtime;

/// <summary>Who made a VC, and deletes it (R084).</summary>
internal enum VcCreator
{
    Client,
    CallManager,
}
