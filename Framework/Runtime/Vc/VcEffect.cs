namespace UserCoNdis.Framework.Runtime;

internal enum VcEffect
{
    None,
    ForwardCreate,
    ForwardDelete,
    ForwardActivate,
    CompleteActivate,
    ForwardDeactivate,
    AwaitFrames,
    CompleteDeactivate,
}
