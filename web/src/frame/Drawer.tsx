import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useWords } from './words';
import { frameWords } from './words.frame';

interface Props {
  /** What stands on the button. */
  label: ReactNode;
  /** What the button is called, where its label alone does not say it. */
  name?: string;
  className: string;
  children: ReactNode;
}

/** A button that opens a drawer at the side of the page. Its content has a heading in the slot "title". */
export function Drawer({ label, name, className, children }: Props) {
  const t = useWords(frameWords);
  return (
    <DialogTrigger>
      <Button className={className} aria-label={name}>
        {label}
      </Button>
      <ModalOverlay className="overlay" isDismissable>
        <Modal className="drawer">
          <Dialog className="drawer-content">
            {({ close }) => (
              <>
                <Button className="action drawer-close" onPress={close}>
                  {t.actions.close}
                </Button>
                {children}
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
