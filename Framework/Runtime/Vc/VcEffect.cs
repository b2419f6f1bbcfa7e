namespace UserCoNdis.Framework.Runtime;

internal enum VcEffect
{
    None,
    ForwardCreate,
    ForwardDelete,
}
