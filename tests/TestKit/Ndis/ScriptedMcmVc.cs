using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.TestKit;

public sealed class ScriptedMcmVc
{
    public McmVc Handle { get; set; } = null!;

    public bool IsOurs { get; init; }

    public bool HasCall { get; set; }

    public bool IsActive { get; set; }
}
