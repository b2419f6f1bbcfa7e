namespace UserCoNdis.Framework.Runtime;

internal enum SapEffect
{
    None,
    ForwardRegister,
    ForwardDeregister,
    CompleteRegister,
    CompleteDeregister,
}
