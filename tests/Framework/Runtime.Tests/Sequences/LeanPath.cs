using UserCoNdis.Framework.Contracts;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Frames there and back over the scripted drivers, with nothing of theirs that allocates.</summary>
internal sealed class LeanPath
{
    private readonly NdisFixture _fixture;
    private readonly ScriptedCall _call;
    private readonly ScriptedMcmVc _vc;

    public LeanPath(NdisFixture fixture)
    {
        _fixture = fixture;
        _call = fixture.Connect();
        _vc = fixture.Mcm.Vcs[0];
        fixture.Mcm.Script.IsLean = true;
        fixture.Client.Script.IsLean = true;
    }

    public void Run(int frames)
    {
        for (int i = 0; i < frames; i++)
        {
            _fixture.Client.Send(_call, [1, 2, 3, 4]);
            _fixture.Mcm.Receive(_vc, [5, 6, 7, 8]);
        }
    }
}
